package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.MachineDisk;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The disks of a world as text in one column. What is written reads back as an equal value. */
final class DiskText {

    private DiskText() {}

    /** Disks as a flat JSON list. */
    static String disks(List<MachineDisk> disks) {
        return write(json -> {
            json.writeStartArray();
            for (MachineDisk disk : disks) {
                json.writeString(disk.name());
                json.writeBoolean(disk.os());
                json.writeNumber(disk.sizeBytes());
                json.writeNumber(disk.usedBytes());
                json.writeNumber(disk.churnBytesPerDay());
            }
            json.writeEndArray();
        });
    }

    /** What {@link #disks(List)} wrote. */
    static List<MachineDisk> disks(String text) {
        List<MachineDisk> disks = new ArrayList<>();
        try (JsonParser json = Holder.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                String name = json.getString();
                boolean os = json.nextToken() == JsonToken.VALUE_TRUE;
                disks.add(new MachineDisk(name, os, number(json), number(json), number(json)));
            }
        }
        return disks;
    }

    /** Disk sets by generation, each a flat JSON list. */
    static String diskSets(List<DiskSet> sets) {
        return write(json -> {
            json.writeStartArray();
            for (DiskSet set : sets) {
                json.writeStartArray();
                for (DiskSet.Content disk : set.disks()) {
                    json.writeString(disk.name());
                    json.writeNumber(disk.usedBytes());
                    json.writeNumber(disk.churnBytesPerDay());
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    /** What {@link #diskSets(List)} wrote. */
    static List<DiskSet> diskSets(String text) {
        List<DiskSet> sets = new ArrayList<>();
        try (JsonParser json = Holder.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                List<DiskSet.Content> disks = new ArrayList<>();
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    disks.add(new DiskSet.Content(json.getString(), number(json), number(json)));
                }
                sets.add(new DiskSet(sets.size(), disks));
            }
        }
        return sets;
    }

    private static long number(JsonParser json) {
        json.nextToken();
        return json.getLongValue();
    }

    private static String write(Content content) {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Holder.FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
            content.write(json);
        }
        return target.toString();
    }

    /** What to write. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json);
    }

    /** Made when first needed. */
    private static final class Holder {
        static final JsonFactory FACTORY = new JsonFactory();
    }
}
