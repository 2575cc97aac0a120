package dev.holdfast.planner.document;

import dev.holdfast.planner.document.PlannedMachine.PlannedContent;
import dev.holdfast.planner.document.PlannedMachine.PlannedDisk;

/** Writes the disks of planned machines. */
final class DiskWriter {

    private DiskWriter() {}

    static void disk(CanonicalJson json, PlannedDisk disk) {
        json.number("churnBytesPerDay", disk.churnBytesPerDay());
        disk.content().ifPresent(content -> {
            json.startObject("content");
            content(json, content);
            json.endObject();
        });
        json.text("name", disk.name());
        json.flag("os", disk.os());
        json.number("sizeBytes", disk.sizeBytes());
        json.number("usedBytes", disk.usedBytes());
    }

    private static void content(CanonicalJson json, PlannedContent content) {
        json.number("growthBytesPerDay", content.growthBytesPerDay());
        json.number("reductionPercent", content.reductionPercent());
        json.text("writes", content.writes());
    }
}
