/**
 * Backups that somebody asks for. In: selectors and how long points are kept, as written on the command line; how the backups
 * ended. Out: orders; what was made, and whether machines are ready for maintenance, as text or JSON.
 */
@NullMarked
package dev.holdfast.cli.backup;

import org.jspecify.annotations.NullMarked;
