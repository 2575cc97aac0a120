/**
 * What people write to have something restored, and what they are shown of it. In: words of the command line; a restore plan and
 * how it ended. Out: a request; text or JSON.
 */
@NullMarked
package dev.holdfast.cli.restore;

import org.jspecify.annotations.NullMarked;
