package dev.holdfast.planner.plan;

import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Exclusion;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Vaults, policies and bindings for tests. */
public final class Policies {

    private Policies() {}

    /** A vault with 14 days of soft delete and no immutability. */
    public static Vault vault(String name, String region, Redundancy redundancy) {
        return new Vault(name, region, redundancy, false, Duration.ofDays(14), Immutability.DISABLED);
    }

    /** The same vault with another immutability. */
    public static Vault with(Vault vault, Immutability immutability) {
        return new Vault(
                vault.name(),
                vault.region(),
                vault.redundancy(),
                vault.crossRegionRestore(),
                vault.softDelete(),
                immutability);
    }

    /** A policy with an rpo of 26 h, as texts of the language would give it. */
    public static BackupPolicy policy(String name, VaultChoice vault, String schedule, Map<String, String> retention) {
        return policy(name, vault, Duration.ofHours(26), schedule, retention, List.of());
    }

    /** A policy. */
    public static BackupPolicy policy(
            String name,
            VaultChoice vault,
            Duration rpo,
            String schedule,
            Map<String, String> retention,
            List<CopyRule> copies) {
        try {
            return new BackupPolicy(
                    name,
                    Optional.of(vault),
                    new Objectives(Optional.of(rpo), Optional.empty(), Map.of(), false),
                    Optional.empty(),
                    Optional.empty(),
                    ZoneId.of("America/New_York"),
                    Optional.of(new Schedule(RecurrenceText.parse(schedule), Duration.ofHours(1))),
                    Optional.of(retention(retention)),
                    copies);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A copy rule. */
    public static CopyRule copy(String target, Duration every, Map<String, String> retention) {
        return new CopyRule(target, every, retention(retention));
    }

    /** A rule that makes copies of copies. */
    public static CopyRule copy(String target, String source, Duration every, Map<String, String> retention) {
        return new CopyRule(target, Optional.of(source), every, retention(retention));
    }

    /** The same policy with other objectives. */
    public static BackupPolicy withObjectives(BackupPolicy policy, Objectives objectives) {
        return new BackupPolicy(
                policy.name(),
                policy.vault(),
                objectives,
                policy.mechanism(),
                policy.consistency(),
                policy.timeZone(),
                policy.schedule(),
                policy.retention(),
                policy.copies());
    }

    /** A retention from its keys. */
    public static RetentionRule retention(Map<String, String> keys) {
        try {
            return RetentionText.fromAttributes(new TreeMap<>(keys));
        } catch (QuantityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A binding of machines with this condition. */
    public static Binding bind(String name, String where, String policy) {
        return new Binding(
                Optional.of(name),
                ExpressionParser.parse(where, Vocabulary.VM).expression(),
                Optional.of(policy),
                Optional.empty());
    }

    /** A binding of all machines. */
    public static Binding bindAll(String policy) {
        return new Binding(Optional.of("rest"), Optional.empty(), Optional.of(policy), Optional.empty());
    }

    /** A binding that leaves machines without protection. */
    public static Binding unprotected(String name, String where, String reason) {
        return new Binding(
                Optional.of(name),
                ExpressionParser.parse(where, Vocabulary.VM).expression(),
                Optional.empty(),
                Optional.of(reason));
    }

    /** An exclusion of disks. */
    public static Exclusion exclude(String where, String reason) {
        return new Exclusion(
                ExpressionParser.parse(where, Vocabulary.DISK).expression().orElseThrow(), reason);
    }
}
