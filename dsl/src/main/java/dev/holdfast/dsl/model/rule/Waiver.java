package dev.holdfast.dsl.model.rule;

import java.time.LocalDate;

/**
 * A violation that somebody answers for until a date.
 *
 * @param subject address or name of the object, of a machine for everything of it; {@code *} stands for any characters
 * @param until last day it holds, in UTC
 * @param owner who answers for it
 * @param reason why
 */
public record Waiver(String subject, LocalDate until, String owner, String reason) {}
