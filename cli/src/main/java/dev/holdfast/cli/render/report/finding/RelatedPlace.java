package dev.holdfast.cli.render.report.finding;

import java.util.Optional;

/**
 * A further place that explains a finding; both texts are harmless.
 *
 * @param message what is there, a short clause
 * @param where the place in words, {@code file:line:column}
 * @param place where in the repository; absent if it is outside
 */
public record RelatedPlace(String message, String where, Optional<SourcePlace> place) {}
