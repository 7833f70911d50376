/**
 * Connections that are reached by files: folders, what is taken from them, and an office's view.
 */
@NullMarked
package io.mahnwerk.app.files;

import org.jspecify.annotations.NullMarked;
