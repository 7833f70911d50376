package io.mahnwerk.app.serve;

import io.mahnwerk.app.files.FileDesk;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Wires the service; nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServiceConfiguration {
  @Bean
  ReportController reportController(ReportFolder folder) {
    return new ReportController(folder);
  }

  /** Only where the service knows a home whose outboxes it may show. */
  @Bean
  @ConditionalOnBean(Outboxes.class)
  OutboxController outboxController(Outboxes outboxes, PageKey key, AllowedHosts hosts) {
    return new OutboxController(outboxes, key, new Door(key, hosts, outboxes.locale()));
  }

  @Bean
  @ConditionalOnBean(Outboxes.class)
  DebtorController debtorController(DebtorDesk debtors, PageKey key, AllowedHosts hosts) {
    return new DebtorController(debtors, key, new Door(key, hosts, debtors.locale()));
  }

  /** Where there are outboxes, files can be brought and fetched, too. */
  @Bean
  @ConditionalOnBean(Outboxes.class)
  FilesController filesController(FileDesk files, PageKey key, AllowedHosts hosts) {
    return new FilesController(files, key, new Door(key, hosts, files.locale()));
  }

  /** Only where a ledger can hint at changes. */
  @Bean
  @ConditionalOnBean(ReportService.Hints.class)
  HintController hintController(ReportService.Hints hints) {
    return new HintController(hints.desk(), hints.wake());
  }

  @Bean
  SecurityHeaders securityHeaders(AllowedHosts hosts) {
    return new SecurityHeaders(hosts);
  }
}
