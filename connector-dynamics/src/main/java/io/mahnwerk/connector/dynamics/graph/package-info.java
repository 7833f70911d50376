/**
 * What uses the Microsoft Graph library, loaded beside it when a channel is opened and reached by
 * one constructor only: a house without Graph never touches its jars.
 */
@NullMarked
package io.mahnwerk.connector.dynamics.graph;

import org.jspecify.annotations.NullMarked;
