package dev.holdfast.cli.fault;

import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.scenario.Injection;
import dev.holdfast.executor.scenario.Scenario;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Faults for programs. */
public final class FaultJson {

    private FaultJson() {}

    /** The array {@code faults}. */
    public static void list(Collection<InjectedFault> faults, JsonGenerator json) {
        json.writeArrayPropertyStart("faults");
        for (InjectedFault fault : faults) {
            json.writeStartObject();
            json.writeStringProperty("fault", fault.kind().word());
            json.writeStringProperty("scenario", fault.scenario());
            json.writeStringProperty("target", fault.target().kind().word());
            json.writeStringProperty("name", fault.target().name());
            json.writeStringProperty("from", Instant.ofEpochSecond(fault.from()).toString());
            fault.end().ifPresent(end -> json.writeStringProperty("until", end.toString()));
            if (fault.kind().strength().exists()) {
                json.writeNumberProperty("strength", fault.strength());
            }
            json.writeStringProperty("state", fault.state().word());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members of an object that says what an injection does. */
    public static void injection(Injection injection, JsonGenerator json) {
        Scenario scenario = injection.scenario();
        json.writeStringProperty("scenario", scenario.name());
        json.writeStringProperty("at", injection.clock().toString());
        json.writeNumberProperty("seed", injection.seed());
        list(injection.faults(), json);
        texts("survive", scenario.survive(), json);
        texts("report", scenario.report(), json);
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
