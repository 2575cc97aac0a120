package dev.holdfast.dsl.model;

import dev.holdfast.dsl.quantity.Age;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The end of a machine's protection, and in time of its data; the only way to end an item.
 *
 * @param machine address of the machine
 * @param since the day protection stops
 * @param deleteDataAfter how long after {@code since} its points are deleted; absent keeps them by the last policy
 * @param reason why
 * @param owner who decided
 */
public record Retirement(
        String machine, LocalDate since, Optional<Age> deleteDataAfter, String reason, Optional<String> owner) {}
