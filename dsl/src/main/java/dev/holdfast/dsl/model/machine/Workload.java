package dev.holdfast.dsl.model.machine;

import java.time.Duration;
import java.util.Optional;

/**
 * A database or application inside the machine that has a backup of its own.
 *
 * @param kind {@code sql-server}, {@code sap-hana} or another word
 * @param logBackups interval of log backups
 */
public record Workload(String kind, Optional<Duration> logBackups) {}
