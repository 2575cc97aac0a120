package dev.holdfast.dsl.ignore;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A comment that accepts the findings of one name in a part of its text.
 *
 * @param finding the name: of a built-in finding, or {@code rule/} and the name of a rule
 * @param until last day it holds, in UTC
 * @param reason why
 * @param owner who answers for it; absent if the comment does not say
 * @param place where the comment says it
 * @param reach for the findings of which places it is
 */
public record Ignore(
        String finding, LocalDate until, String reason, Optional<String> owner, SourceSpan place, Reach reach) {}
