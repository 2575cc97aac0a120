package dev.holdfast.planner.state;

import java.time.Instant;

/**
 * A point the fabric's own clean-up removed.
 *
 * @param item where it was
 * @param id its id
 * @param captured the instant its content was from
 * @param expired when it was removed
 * @param reason what let it go
 */
public record ExpiredPoint(ItemKey item, String id, Instant captured, Instant expired, String reason) {}
