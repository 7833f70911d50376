package io.mahnwerk.core.http;

/**
 * The settings a failed call's sentence points at.
 *
 * @param address the key of the setting with the ledger's address
 * @param signIn the settings that sign in, as they stand in a sentence: {@code 'user' and
 *     'password'}
 */
public record SettingHints(String address, String signIn) {}
