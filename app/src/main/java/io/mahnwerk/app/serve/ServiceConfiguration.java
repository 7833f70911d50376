package io.mahnwerk.app.serve;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Wires the service; nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServiceConfiguration {
  @Bean
  ReportController reportController(ReportFolder folder) {
    return new ReportController(folder);
  }

  @Bean
  SecurityHeaders securityHeaders(AllowedHosts hosts) {
    return new SecurityHeaders(hosts);
  }
}
