package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/**
 * Scripts that quiesce applications around a snapshot on Linux.
 *
 * @param pre path of the script before the snapshot
 * @param post path of the script after it
 */
public record GuestScripts(Optional<String> pre, Optional<String> post) {}
