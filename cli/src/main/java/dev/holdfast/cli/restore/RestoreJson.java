package dev.holdfast.cli.restore;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.PointDisk;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.restore.Hindrance;
import dev.holdfast.executor.restore.MachineRestore;
import dev.holdfast.executor.restore.PointChoice;
import dev.holdfast.executor.restore.RestoreOutcome;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestoreTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Restores as programs read them. */
public final class RestoreJson {

    private RestoreJson() {}

    /** A plan, and how it ended if it was carried out. */
    public static String text(String estate, RestorePlan plan, Optional<RestoreOutcome> outcome) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeStringProperty("at", plan.at().toString());
            json.writeBooleanProperty("possible", plan.isPossible());
            json.writeArrayPropertyStart("machines");
            plan.machines().forEach(machine -> machine(machine, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("unrestorable");
            plan.unrestorable().forEach(machine -> {
                json.writeStartObject();
                json.writeStringProperty("machine", machine.machine());
                json.writeStringProperty("why", machine.why());
                passedOver(machine.passedOver(), json);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeObjectPropertyStart("fleet");
            json.writeStringProperty("until", Durations.format(plan.fleet().until()));
            json.writeStringProperty("limit", plan.fleet().limit());
            json.writeNumberProperty("accounts", plan.fleet().accounts());
            json.writeEndObject();
            outcome.ifPresent(ended -> outcome(ended, json));
            json.writeEndObject();
        });
    }

    private static void machine(MachineRestore machine, JsonGenerator json) {
        PointChoice choice = machine.choice();
        json.writeStartObject();
        json.writeStringProperty("machine", machine.machine());
        json.writeObjectPropertyStart("point");
        json.writeStringProperty("id", choice.point().id());
        json.writeStringProperty("vault", choice.source().point().item().vault());
        json.writeStringProperty("captured", choice.point().captured().toString());
        json.writeStringProperty("consistency", choice.point().consistency().word());
        json.writeStringProperty("tier", choice.source().tier().word());
        json.writeBooleanProperty("pairedRegion", choice.source().crossRegion());
        json.writeStringProperty("why", choice.why());
        json.writeEndObject();
        passedOver(choice.passedOver(), json);
        json.writeNumberProperty("passedOverCount", choice.passedOverCount());
        json.writeStringProperty("as", machine.order().kind().word());
        json.writeStringProperty("target", machine.order().target());
        json.writeStringProperty("region", machine.order().region());
        json.writeStringProperty("account", machine.order().account().name());
        json.writeStringProperty("lost", Durations.format(machine.lost()));
        json.writeObjectPropertyStart("time");
        json.writeStringProperty("atMost", Durations.format(machine.time().total()));
        json.writeArrayPropertyStart("terms");
        for (RestoreTime.Term term : machine.time().terms()) {
            json.writeString(term.word() + " " + Durations.format(term.length()));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayPropertyStart("disks");
        for (PointDisk disk : choice.source().disks()) {
            json.writeStartObject();
            json.writeStringProperty("name", disk.name());
            json.writeBooleanProperty("os", disk.os());
            json.writeNumberProperty("usedBytes", disk.usedBytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("excludedDisks");
        choice.source().excludedDisks().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("hindrances");
        for (Hindrance hindrance : machine.hindrances()) {
            json.writeStartObject();
            json.writeBooleanProperty("blocking", hindrance.blocking());
            json.writeStringProperty("text", hindrance.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void passedOver(List<PointChoice.PassedOver> points, JsonGenerator json) {
        json.writeArrayPropertyStart("passedOver");
        for (PointChoice.PassedOver point : points) {
            json.writeStartObject();
            json.writeStringProperty("id", point.id());
            json.writeStringProperty("why", point.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void outcome(RestoreOutcome outcome, JsonGenerator json) {
        json.writeStringProperty("run", outcome.run());
        json.writeArrayPropertyStart("restored");
        for (RestoreOutcome.Restored restored : outcome.machines()) {
            RestoreResult result = restored.result();
            json.writeStartObject();
            json.writeStringProperty("machine", restored.machine());
            json.writeStringProperty("status", result.status().name().toLowerCase(Locale.ROOT));
            json.writeBooleanProperty("verified", result.isVerified());
            json.writeStringProperty("digest", result.digest());
            json.writeStringProperty("capturedDigest", result.captured());
            json.writeStringProperty("started", result.started().toString());
            json.writeStringProperty("ended", result.ended().toString());
            json.writeNumberProperty("bytes", result.bytes());
            json.writeStringProperty("detail", result.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("problems");
        outcome.problems().forEach(json::writeString);
        json.writeEndArray();
    }
}
