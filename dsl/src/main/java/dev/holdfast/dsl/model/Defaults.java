package dev.holdfast.dsl.model;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What holds where nothing else is said.
 *
 * @param region region of machines that name none
 * @param timeZone zone of policies that name none; UTC if absent here too
 * @param policy policy of machines that no binding matches
 */
public record Defaults(Optional<String> region, Optional<ZoneId> timeZone, Optional<String> policy) {

    public static final Defaults NONE = new Defaults(Optional.empty(), Optional.empty(), Optional.empty());
}
