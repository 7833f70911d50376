package io.mahnwerk.app.torture;

/**
 * What is played after another with the same processes.
 *
 * @param processes that run the commands
 * @param evidence shared by all lanes
 */
record Lane(TortureTerms terms, WorkProcesses processes, Evidence evidence) {
  TortureCounts counts() {
    return evidence.counts();
  }
}
