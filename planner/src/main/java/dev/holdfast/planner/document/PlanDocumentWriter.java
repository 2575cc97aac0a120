package dev.holdfast.planner.document;

import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.document.HoldfastSection.Coverage;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.HoldfastSection.EarlyLoss;
import dev.holdfast.planner.document.HoldfastSection.ExpiredPointEntry;
import dev.holdfast.planner.document.HoldfastSection.Omission;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.HoldfastSection.PolicyChoice;
import dev.holdfast.planner.document.HoldfastSection.Precondition;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.document.HoldfastSection.ScheduleChange;
import dev.holdfast.planner.document.ObjectiveResult.FleetRestoreResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBasis;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The order of the keys in a written document: THE list. Every object names its keys sorted; an absent value has no key,
 * except {@code before} and {@code after} of a change, which are null.
 */
final class PlanDocumentWriter {

    private PlanDocumentWriter() {}

    /**
     * Writes a document.
     *
     * @param digest what stands in {@code holdfast.digest}
     */
    static void write(CanonicalJson json, PlanDocument document, String digest) {
        json.startObject();
        json.flag("applyable", document.applyable());
        json.flag("complete", document.complete());
        json.flag("errored", document.errored());
        json.text("format_version", document.formatVersion());
        json.startObject("holdfast");
        section(json, document.holdfast(), digest);
        json.endObject();
        json.list("resource_changes", document.resourceChanges(), PlanDocumentWriter::resourceChange);
        json.endObject();
    }

    private static void section(CanonicalJson json, HoldfastSection section, String digest) {
        json.text("at", section.at());
        json.list("backups", section.backups(), PlanDocumentWriter::backup);
        json.list("choices", section.choices(), PlanDocumentWriter::choice);
        json.list("copies", section.copies(), PlanDocumentWriter::copy);
        section.cost().ifPresent(cost -> {
            json.startObject("cost");
            PlannedCostWriter.write(json, cost);
            json.endObject();
        });
        json.startObject("coverage");
        coverage(json, section.coverage());
        json.endObject();
        json.text("declarationDigest", section.declarationDigest());
        json.text("digest", digest);
        json.list("drift", section.drift(), PlanDocumentWriter::drift);
        json.text("estate", section.estate());
        json.texts("excluded", section.excluded());
        json.list("expired", section.expired(), PlanDocumentWriter::expired);
        json.list("findings", section.findings(), PlanDocumentWriter::finding);
        json.flag("firstRun", section.firstRun());
        json.list("fleetRestores", section.fleetRestores(), PlanDocumentWriter::fleetRestore);
        json.list("forecast", section.forecast(), PlanDocumentWriter::prune);
        json.list("groups", section.groups(), PlanDocumentWriter::group);
        json.startObject("inventories");
        counts(json, section.inventories());
        json.endObject();
        json.text("inventoryDigest", section.inventoryDigest());
        json.list("lossBases", section.lossBases(), PlanDocumentWriter::lossBasis);
        json.list("lossBreakdowns", section.lossBreakdowns(), PlanDocumentWriter::lossBreakdown);
        json.list("machines", section.machines(), PlanDocumentWriter::machine);
        json.list("moves", section.moves(), PlanDocumentWriter::move);
        json.list("objectives", section.objectives(), PlanDocumentWriter::objective);
        json.list("omitted", section.omitted(), PlanDocumentWriter::omission);
        json.list("preconditions", section.preconditions(), PlanDocumentWriter::precondition);
        json.list("prunes", section.prunes(), PlanDocumentWriter::prune);
        json.startObject("recoveryPointImpact");
        impact(json, section.recoveryPointImpact());
        json.endObject();
        json.text("refresh", section.refresh());
        json.list("restoreBreakdowns", section.restoreBreakdowns(), PlanDocumentWriter::restoreBreakdown);
        json.list("schedule", section.schedule(), PlanDocumentWriter::schedule);
        json.number("stateSerial", section.stateSerial());
        json.texts("targets", section.targets());
    }

    static void resourceChange(CanonicalJson json, ResourceChange change) {
        json.text("action_reason", change.actionReason());
        json.text("address", change.address());
        json.startObject("change");
        json.texts("actions", change.change().actions());
        side(json, "after", change.change().after());
        side(json, "before", change.change().before());
        json.endObject();
        json.text("name", change.name());
        json.text("type", change.type());
    }

    private static void side(CanonicalJson json, String key, @Nullable SortedMap<String, Object> attributes) {
        if (attributes == null) {
            json.nothing(key);
        } else {
            json.attributes(key, attributes);
        }
    }

    static void drift(CanonicalJson json, DriftEntry drift) {
        json.text("address", drift.address());
        json.list("attributes", drift.attributes(), PlanDocumentWriter::attributeChange);
        json.text("class", drift.driftClass());
        json.text("kind", drift.kind());
        json.list("points", drift.points(), (j, point) -> {
            j.text("after", point.after());
            j.text("before", point.before());
            j.text("captured", point.captured());
            j.text("point", point.point());
        });
        json.text("reason", drift.reason());
        json.text("response", drift.response());
    }

    static void move(CanonicalJson json, PlannedMove move) {
        json.text("from", move.from());
        json.text("place", move.place());
        json.text("to", move.to());
        json.text("type", move.type());
    }

    private static void omission(CanonicalJson json, Omission omission) {
        json.texts("addresses", omission.addresses());
        json.number("count", omission.count());
        json.text("type", omission.type());
    }

    private static void precondition(CanonicalJson json, Precondition precondition) {
        json.text("address", precondition.address());
        json.text("hash", precondition.hash());
    }

    private static void machine(CanonicalJson json, PlannedMachine machine) {
        json.list("disks", machine.disks(), DiskWriter::disk);
        machine.guest().ifPresent(guest -> {
            json.startObject("guest");
            guest(json, guest);
            json.endObject();
        });
        json.text("machine", machine.machine());
        json.text("name", machine.name());
        json.text("os", machine.os());
        json.text("region", machine.region());
        json.text("resourceId", machine.resourceId());
    }

    private static void guest(CanonicalJson json, PlannedGuest guest) {
        json.text("agent", guest.agent());
        json.text("encryption", guest.encryption());
        json.text("power", guest.power());
        json.text("provisioning", guest.provisioning());
        json.text("resourceGroup", guest.resourceGroup());
        if (guest.scripts()) {
            json.flag("scripts", true);
        }
        json.text("zone", guest.zone());
    }

    static void group(CanonicalJson json, ChangeGroup group) {
        json.text("action", group.action());
        json.texts("addresses", group.addresses());
        json.list("attributes", group.attributes(), PlanDocumentWriter::attributeChange);
        json.text("place", group.place());
        json.text("reason", group.reason());
        json.text("title", group.title());
        json.text("type", group.type());
        json.flag("weakens", group.weakens());
    }

    private static void attributeChange(CanonicalJson json, AttributeChange attribute) {
        json.text("after", attribute.after());
        json.text("before", attribute.before());
        json.text("effect", attribute.effect());
        json.text("name", attribute.name());
        json.text("place", attribute.place());
    }

    static void schedule(CanonicalJson json, ScheduleChange change) {
        json.texts("after", change.after());
        json.texts("before", change.before());
        json.text("machine", change.machine());
        json.text("slot", change.slot());
        json.text("timeZone", change.timeZone());
    }

    static void copy(CanonicalJson json, PlannedCopy copy) {
        json.text("base", copy.base());
        json.number("bytes", copy.bytes());
        json.text("captured", copy.captured());
        json.text("due", copy.due());
        json.text("from", copy.from());
        json.text("kind", copy.kind());
        json.text("machine", copy.machine());
        json.text("point", copy.point());
        json.text("reason", copy.reason());
        json.text("to", copy.to());
    }

    static void choice(CanonicalJson json, PolicyChoice choice) {
        json.flag("chosen", choice.chosen());
        json.text("mechanism", choice.mechanism());
        json.text("policy", choice.policy());
        choice.policyType().ifPresent(type -> json.text("policyType", type));
        json.texts("reasons", choice.reasons());
        json.texts("rejected", choice.rejected());
        choice.schedule().ifPresent(schedule -> json.text("schedule", schedule));
    }

    static void backup(CanonicalJson json, PlannedBackup backup) {
        json.text("machine", backup.machine());
        json.text("reason", backup.reason());
    }

    static void prune(CanonicalJson json, PlannedPrune prune) {
        json.number("bytes", prune.bytes());
        json.text("captured", prune.captured());
        json.text("due", prune.due());
        json.flag("early", prune.early());
        json.text("how", prune.how());
        json.text("machine", prune.machine());
        json.text("point", prune.point());
        json.text("promised", prune.promised());
        json.text("reason", prune.reason());
        json.text("undeleteUntil", prune.undeleteUntil());
        json.text("vault", prune.vault());
    }

    static void expired(CanonicalJson json, ExpiredPointEntry point) {
        json.text("captured", point.captured());
        json.text("expired", point.expired());
        json.text("machine", point.machine());
        json.text("point", point.point());
        json.text("reason", point.reason());
        json.text("vault", point.vault());
    }

    static void impact(CanonicalJson json, RecoveryPointImpact impact) {
        json.number("expired", impact.expired());
        json.number("freedBytes", impact.freedBytes());
        json.number("kept", impact.kept());
        json.list("losses", impact.losses(), PlanDocumentWriter::loss);
        json.number("lostEarly", impact.lostEarly());
        json.list("places", impact.places(), (j, place) -> {
            j.number("expired", place.expired());
            j.number("freedBytes", place.freedBytes());
            j.number("lostEarly", place.lostEarly());
            j.text("vault", place.vault());
        });
    }

    private static void loss(CanonicalJson json, EarlyLoss loss) {
        json.texts("addresses", loss.addresses());
        json.list("attributes", loss.attributes(), PlanDocumentWriter::attributeChange);
        json.number("freedBytes", loss.freedBytes());
        json.list("items", loss.items(), (j, item) -> {
            j.text("machine", item.machine());
            j.number("points", item.points());
            j.text("vault", item.vault());
        });
        json.text("place", loss.place());
        json.number("points", loss.points());
        json.text("reason", loss.reason());
    }

    static void objective(CanonicalJson json, ObjectiveResult objective) {
        json.number("basis", objective.basis());
        json.text("failureClass", objective.failureClass());
        json.text("machine", objective.machine());
        json.text("policy", objective.policy());
        ObjectiveResult.RpoFigures rpo = objective.rpo();
        json.startObject("rpo");
        json.number("breakdown", rpo.breakdown());
        json.flag("holds", rpo.holds());
        json.text("scheduled", rpo.scheduled());
        json.text("target", rpo.target());
        json.text("worstCase", rpo.worstCase());
        json.text("worstCaseInstant", rpo.worstCaseInstant());
        json.text("worstInstant", rpo.worstInstant());
        json.endObject();
        ObjectiveResult.RtoFigures rto = objective.rto();
        json.startObject("rto");
        if (rto.breakdown().isPresent()) {
            json.number("breakdown", rto.breakdown().get());
        }
        json.text("estimate", rto.estimate());
        json.flag("holds", rto.holds());
        json.text("target", rto.target());
        json.endObject();
    }

    static void restoreBreakdown(CanonicalJson json, RestoreBreakdown breakdown) {
        json.text("source", breakdown.source());
        json.texts("terms", breakdown.terms());
    }

    static void fleetRestore(CanonicalJson json, FleetRestoreResult fleet) {
        json.text("estimate", fleet.estimate());
        json.text("failureClass", fleet.failureClass());
        json.text("lastMachine", fleet.lastMachine());
        json.text("limit", fleet.limit());
        json.text("lost", fleet.lost());
        json.number("machines", fleet.machines());
    }

    static void lossBasis(CanonicalJson json, LossBasis basis) {
        json.text("explanation", basis.explanation());
        json.text("failureClass", basis.failureClass());
        json.text("policy", basis.policy());
        json.text("timeZone", basis.timeZone());
        json.text("vault", basis.vault());
    }

    static void lossBreakdown(CanonicalJson json, LossBreakdown breakdown) {
        json.text("scheduledOneMissed", breakdown.scheduledOneMissed());
        json.texts("terms", breakdown.terms());
        json.text("worstCaseOneMissed", breakdown.worstCaseOneMissed());
    }

    static void finding(CanonicalJson json, FindingEntry finding) {
        json.texts("addresses", finding.addresses());
        json.textMap("evidence", finding.evidence());
        json.text("fix", finding.fix());
        json.text("id", finding.id());
        json.text("level", finding.level());
        json.text("message", finding.message());
        json.text("name", finding.name());
        json.text("place", finding.place());
        finding.waiver().ifPresent(waiver -> {
            json.startObject("waiver");
            json.text("ignoredAt", waiver.ignoredAt());
            json.text("owner", waiver.owner());
            json.text("reason", waiver.reason());
            json.text("until", waiver.until());
            json.endObject();
        });
    }

    private static void coverage(CanonicalJson json, Coverage coverage) {
        json.startObject("counts");
        counts(json, coverage.counts());
        json.endObject();
        json.list("machines", coverage.machines(), PlanDocumentWriter::coverageEntry);
    }

    private static void counts(CanonicalJson json, SortedMap<String, Integer> counts) {
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            json.number(count.getKey(), count.getValue());
        }
    }

    static void coverageEntry(CanonicalJson json, CoverageEntry entry) {
        json.textMap("excludedDisks", entry.excludedDisks());
        json.text("machine", entry.machine());
        json.text("place", entry.place());
        json.text("policy", entry.policy());
        json.text("reason", entry.reason());
        json.text("status", entry.status());
    }

    /** The canonical bytes of the attributes of one object. */
    static void attributes(CanonicalJson json, SortedMap<String, Object> attributes) {
        json.startObject();
        attributes.forEach(json::attribute);
        json.endObject();
    }

    /** The canonical bytes of the evidence of an item. */
    static void evidence(CanonicalJson json, List<String> lines) {
        json.startObject();
        json.texts("kept", lines);
        json.endObject();
    }
}
