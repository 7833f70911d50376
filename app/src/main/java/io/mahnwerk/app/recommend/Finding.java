package io.mahnwerk.app.recommend;

import io.mahnwerk.app.output.Sentence;

/**
 * Something about a file that a user should know before trusting a recommendation.
 *
 * @param code names the kind, for programs
 * @param figure what was measured, as text with its unit
 * @param blocking whether recommendations beyond the former schedule are withheld because of it
 * @param sentence for people
 */
record Finding(String code, String figure, boolean blocking, Sentence sentence) {}
