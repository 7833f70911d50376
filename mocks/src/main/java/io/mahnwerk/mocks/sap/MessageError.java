package io.mahnwerk.mocks.sap;

/**
 * An entry of the message dashboard: a change that was accepted over the wire and could not be
 * carried out.
 *
 * @param messageId the id of the whole message
 * @param itemKey the line item in question
 */
public record MessageError(String messageId, String itemKey, String sentence) {}
