/**
 * Microsoft Graph as a channel to people. Nothing here but {@code sdk} uses the Graph library, and
 * that part is loaded when a channel is opened: a house without Graph never touches its jars.
 */
@NullMarked
package io.mahnwerk.connector.dynamics.graph;

import org.jspecify.annotations.NullMarked;
