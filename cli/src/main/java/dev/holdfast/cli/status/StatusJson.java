package dev.holdfast.cli.status;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.planner.freshness.ClassFreshness;
import dev.holdfast.planner.freshness.MachineFreshness;
import dev.holdfast.planner.state.JobHistory;
import tools.jackson.core.JsonGenerator;

/** {@code status} for programs. */
public final class StatusJson {

    private StatusJson() {}

    /** The text, one line. */
    public static String write(StatusView view) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", view.estate());
            json.writeStringProperty("at", view.now().toString());
            json.writeArrayPropertyStart("machines");
            view.machines().forEach(machine -> machine(machine, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void machine(MachineFreshness machine, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("address", machine.machine());
        json.writeStringProperty("policy", machine.policy());
        json.writeStringProperty("vault", machine.vault());
        json.writeStringProperty("status", machine.freshness().word());
        json.writeNumberProperty("points", machine.points());
        json.writeNumberProperty("held", machine.held());
        json.writeArrayPropertyStart("classes");
        machine.classes().forEach(one -> failureClass(one, json));
        json.writeEndArray();
        machine.jobs().ifPresent(jobs -> jobs(jobs, json));
        json.writeEndObject();
    }

    private static void failureClass(ClassFreshness one, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("class", one.failureClass().word());
        one.newest().ifPresent(newest -> json.writeStringProperty("newestGood", newest.toString()));
        one.age().ifPresent(age -> json.writeStringProperty("age", age.toString()));
        one.rpo().ifPresent(rpo -> json.writeStringProperty("rpo", rpo.toString()));
        json.writeStringProperty("allowance", one.allowance().toString());
        json.writeStringProperty("status", one.freshness().word());
        json.writeEndObject();
    }

    private static void jobs(JobHistory jobs, JsonGenerator json) {
        json.writeObjectPropertyStart("lastJob");
        json.writeStringProperty("started", jobs.started().toString());
        json.writeStringProperty("status", jobs.succeeded() ? "completed" : "failed");
        json.writeNumberProperty("failuresInRow", jobs.failures());
        jobs.error().ifPresent(error -> {
            json.writeStringProperty("code", error.code());
            json.writeStringProperty("message", error.message());
        });
        jobs.lastSuccess().ifPresent(success -> json.writeStringProperty("lastSuccess", success.toString()));
        json.writeEndObject();
    }
}
