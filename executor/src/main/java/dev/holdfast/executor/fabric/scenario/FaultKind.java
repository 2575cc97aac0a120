package dev.holdfast.executor.fabric.scenario;

import static dev.holdfast.executor.fabric.scenario.FaultCourse.AT_ONCE;
import static dev.holdfast.executor.fabric.scenario.FaultCourse.LASTING;
import static dev.holdfast.executor.fabric.scenario.FaultCourse.PASSING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can go wrong: THE list. The effect is a clause about the target, as it is printed before a fault is injected.
 */
public enum FaultKind {
    AGENT_DOWN(
            "agent-down", FaultTargetKind.MACHINE, PASSING, "its agent does not answer, and backups that need it fail"),
    WRITERS_FAIL(
            "writers-fail",
            FaultTargetKind.MACHINE,
            PASSING,
            "its writers fail (Windows), and points are file-system consistent only"),
    SCRIPTS_FAIL(
            "scripts-fail",
            FaultTargetKind.MACHINE,
            PASSING,
            "its scripts fail (Linux), and points are file-system consistent only"),
    MACHINE_STOPPED(
            "machine-stopped", FaultTargetKind.MACHINE, PASSING, "it is stopped, and points are crash consistent only"),
    MACHINE_DEALLOCATED(
            "machine-deallocated",
            FaultTargetKind.MACHINE,
            PASSING,
            "it is deallocated, and points are crash consistent only"),
    MACHINE_DELETED(
            "machine-deleted", FaultTargetKind.MACHINE, LASTING, "it is deleted: backups fail, its points stay"),
    DISK_ADDED(
            "disk-added",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            Strength.count("GiB that are in use on the new disk", 64, 32_768),
            "it gets a disk, which its next backup moves as a whole"),
    DISK_REMOVED(
            "disk-removed",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            "it loses its last data disk; later points do not hold that"),
    DISK_RESIZED(
            "disk-resized",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            Strength.times("the size and use of its last disk", 2),
            "its last disk grows, and its next backup moves what was added"),
    DISK_OVERWRITTEN(
            "disk-overwritten",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            "its disks are written anew, and its next backup moves everything"),
    CHURN_BURST(
            "churn-burst",
            FaultTargetKind.MACHINE,
            PASSING,
            Strength.times("the usual writes", 10),
            "it writes more than usual, and transfers take longer"),
    CHANGES_FRAGMENTED(
            "changes-fragmented",
            FaultTargetKind.MACHINE,
            PASSING,
            Strength.times("the usual time of a transfer", 2),
            "its changes are scattered over its disks, and transfers take longer"),
    CLOCK_SKEW(
            "clock-skew",
            FaultTargetKind.MACHINE,
            PASSING,
            Strength.count("minutes that its clock is ahead", 20, 1_440),
            "its clock is ahead, and points are dated in the future"),
    SNAPSHOT_DELETED(
            "snapshot-deleted",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            "somebody deletes the snapshots of its newest capture by hand"),
    OPERATOR_DELETES_POINTS(
            "operator-deletes-points",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            Strength.count("points in each vault, the newest first", 9_999, 9_999),
            "somebody deletes its points, as far as holds, locks and immutability let them"),
    PROTECTION_STOPPED(
            "protection-stopped",
            FaultTargetKind.MACHINE,
            AT_ONCE,
            "somebody stops its protection; points stay, new ones are not made"),
    RANSOMWARE(
            "ransomware",
            FaultTargetKind.MACHINE,
            LASTING,
            "its disks are encrypted, and points captured from then on hold what was encrypted"),
    BAD_RELEASE(
            "bad-release",
            FaultTargetKind.MACHINE,
            LASTING,
            "a release corrupts its data, and points captured from then on hold what is corrupt"),
    SLOW_TRANSFER(
            "slow-transfer",
            FaultTargetKind.VAULT,
            PASSING,
            Strength.times("the usual time of a transfer", 5),
            "transfers that begin take longer"),
    VAULT_LOCKED(
            "vault-locked", FaultTargetKind.VAULT, AT_ONCE, "somebody locks its immutability, which nobody can undo"),
    RESOURCE_GUARD(
            "resource-guard",
            FaultTargetKind.VAULT,
            LASTING,
            "a resource guard protects it: shorter retention or soft delete, weaker immutability and deleted points are refused"),
    SNAPSHOTS_LOCKED(
            "snapshots-locked",
            FaultTargetKind.REGION,
            LASTING,
            "a delete lock lies on the resource group of its snapshots: they are not cleaned up, and cost"),
    POLICY_EDITED(
            "policy-edited",
            FaultTargetKind.POLICY,
            AT_ONCE,
            "somebody halves its retention by hand; points keep what was promised for them"),
    REGION_OUTAGE(
            "region-outage",
            FaultTargetKind.REGION,
            PASSING,
            "calls that need it are refused, backups fail, transfers stand still, and nothing is restored in it"),
    ZONE_OUTAGE(
            "zone-outage",
            FaultTargetKind.ZONE,
            PASSING,
            "backups of its machines fail, and vaults of the region that are not ZRS cannot be read"),
    ACCOUNT_THROTTLED(
            "account-throttled",
            FaultTargetKind.ACCOUNT,
            PASSING,
            Strength.times("the usual time of moving data", 5),
            "restores through it that begin take longer"),
    THROTTLING_STORM(
            "throttling-storm",
            FaultTargetKind.SERVICE,
            PASSING,
            Strength.share("calls that are asked to wait"),
            "calls that change something are asked to wait (429)"),
    TRANSIENT_ERRORS(
            "transient-errors",
            FaultTargetKind.SERVICE,
            PASSING,
            Strength.share("calls that fail"),
            "calls that change something fail and pass when tried again (5xx)"),
    LOST_REPLY(
            "lost-reply",
            FaultTargetKind.SERVICE,
            PASSING,
            Strength.share("calls whose reply is lost"),
            "calls have their effect and their reply is lost"),
    STALE_READ(
            "stale-read",
            FaultTargetKind.SERVICE,
            PASSING,
            Strength.count("minutes that lists are behind", 10, 1_440),
            "points are listed only some minutes after their capture"),
    PROCESS_KILLED(
            "process-killed",
            FaultTargetKind.PROCESS,
            LASTING,
            Strength.count("sides of commits that it comes to, the last of which ends it", 2, 1_000_000),
            "the next command that writes to the estate is killed in the middle of it");

    /** Usual length of what passes, in seconds. */
    public static final long USUAL_SECONDS = 3_600;

    private final String word;
    private final FaultTargetKind target;
    private final FaultCourse course;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a text and numbers
    private final Strength strength;

    private final String effect;

    FaultKind(String word, FaultTargetKind target, FaultCourse course, String effect) {
        this(word, target, course, Strength.NONE, effect);
    }

    FaultKind(String word, FaultTargetKind target, FaultCourse course, Strength strength, String effect) {
        this.word = word;
        this.target = target;
        this.course = course;
        this.strength = strength;
        this.effect = effect;
    }

    /** The word used in scenarios, documents and state. */
    public String word() {
        return word;
    }

    /** What kind of thing it hits. */
    public FaultTargetKind target() {
        return target;
    }

    /** How it goes by in time. */
    public FaultCourse course() {
        return course;
    }

    /** What its strength means. */
    public Strength strength() {
        return strength;
    }

    /** What it does to its target, a clause. */
    public String effect() {
        return effect;
    }

    /** The constant with this word. */
    public static Optional<FaultKind> of(String word) {
        for (FaultKind constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** All words, in the order of the list. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (FaultKind constant : values()) {
            words.add(constant.word);
        }
        return words;
    }
}
