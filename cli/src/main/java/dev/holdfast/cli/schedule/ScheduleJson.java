package dev.holdfast.cli.schedule;

import dev.holdfast.cli.render.JsonText;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Runs for programs: an array with an object for each machine. */
public final class ScheduleJson {

    private ScheduleJson() {}

    /** The array; further keys may follow those that are listed in the reference. */
    public static String write(List<MachineRuns> machines) {
        return JsonText.write(json -> {
            json.writeStartArray();
            for (MachineRuns machine : machines) {
                machine(machine, json);
            }
            json.writeEndArray();
        });
    }

    private static void machine(MachineRuns machine, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("address", machine.address());
        json.writeStringProperty("policy", machine.policy());
        json.writeStringProperty("zone", machine.zone().getId());
        json.writeArrayPropertyStart("runs");
        machine.runs().forEach(run -> json.writeString(machine.local(run)));
        json.writeEndArray();
        machine.largestGap().ifPresent(gap -> {
            json.writeStringProperty("largestGap", gap.length().toString());
            json.writeStringProperty("largestGapAt", machine.local(gap.start()));
        });
        json.writeStringProperty("slot", machine.slot().toString());
        json.writeEndObject();
    }
}
