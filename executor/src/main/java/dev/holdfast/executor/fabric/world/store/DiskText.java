package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.content.Region;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.content.WriteRate;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.stored.StoredJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The disks of a world as text in one column. What is written reads back as an equal value. */
final class DiskText {

    private DiskText() {}

    /** Disks as a flat JSON list. */
    static String disks(List<MachineDisk> disks) {
        return StoredJson.write(json -> {
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
        try (JsonParser json = StoredJson.parser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                String name = json.getString();
                boolean os = json.nextToken() == JsonToken.VALUE_TRUE;
                disks.add(new MachineDisk(name, os, number(json), number(json), number(json)));
            }
        }
        return disks;
    }

    /** Disk sets by generation, each a JSON list: its second, then of each disk its figures and the list of its regions. */
    static String diskSets(List<DiskSet> sets) {
        return StoredJson.write(json -> {
            json.writeStartArray();
            for (DiskSet set : sets) {
                json.writeStartArray();
                json.writeNumber(set.since());
                for (WrittenDisk disk : set.disks()) {
                    json.writeString(disk.name());
                    json.writeNumber(disk.usedBytes());
                    json.writeNumber(disk.churnBytesPerDay());
                    json.writeString(disk.pattern().word());
                    json.writeStartArray();
                    for (Region region : disk.regions()) {
                        json.writeNumber(region.origin());
                        json.writeNumber(region.first());
                        json.writeNumber(region.extents());
                        json.writeNumber(region.rate().perDay());
                        json.writeNumber(region.rate().since());
                        json.writeNumber(region.rate().before());
                        earlier(json, region.earlier());
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private static void earlier(JsonGenerator json, List<Region.Earlier> earlier) {
        if (!earlier.isEmpty()) {
            json.writeStartArray();
            for (Region.Earlier part : earlier) {
                json.writeNumber(part.origin());
                json.writeNumber(part.until());
            }
            json.writeEndArray();
        }
    }

    /**
     * What {@link #diskSets(List)} wrote, or what was written before content was kept: only name, used and churn of each disk.
     * Such disks are taken to have been written evenly since 1970.
     *
     * @param machine address under which they are stored
     */
    static List<DiskSet> diskSets(String machine, String text) {
        List<DiskSet> sets = new ArrayList<>();
        try (JsonParser json = StoredJson.parser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                JsonToken first = json.nextToken();
                if (first == JsonToken.VALUE_NUMBER_INT) {
                    long since = json.getLongValue();
                    sets.add(new DiskSet(sets.size(), since, writtenDisks(json)));
                } else {
                    sets.add(new DiskSet(sets.size(), 0, disksWithoutContent(json, first, machine, sets)));
                }
            }
        }
        return sets;
    }

    private static List<WrittenDisk> writtenDisks(JsonParser json) {
        List<WrittenDisk> disks = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            String name = json.getString();
            long used = number(json);
            long churn = number(json);
            json.nextToken();
            String word = json.getString();
            WritePattern pattern = WritePattern.of(word)
                    .orElseThrow(() -> new IllegalArgumentException("unknown pattern of writes '" + word + "'"));
            json.nextToken();
            disks.add(new WrittenDisk(name, used, churn, pattern, regions(json)));
        }
        return disks;
    }

    private static List<Region> regions(JsonParser json) {
        List<Region> regions = new ArrayList<>();
        JsonToken token = json.nextToken();
        while (token == JsonToken.VALUE_NUMBER_INT) {
            long origin = json.getLongValue();
            long first = number(json);
            long extents = number(json);
            WriteRate rate = new WriteRate(number(json), number(json), number(json));
            List<Region.Earlier> earlier = new ArrayList<>();
            token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    earlier.add(new Region.Earlier(json.getLongValue(), number(json)));
                }
                token = json.nextToken();
            }
            regions.add(new Region(origin, first, extents, rate, earlier));
        }
        return regions;
    }

    private static List<WrittenDisk> disksWithoutContent(
            JsonParser json, JsonToken first, String machine, List<DiskSet> before) {
        List<WrittenDisk> disks = new ArrayList<>();
        for (JsonToken token = first; token == JsonToken.VALUE_STRING; token = json.nextToken()) {
            String name = json.getString();
            long used = number(json);
            long churn = number(json);
            long origin = WorldMachine.origin(machine, name, before.size());
            Optional<WrittenDisk> known = before.isEmpty()
                    ? Optional.empty()
                    : before.get(before.size() - 1).disk(name);
            disks.add(known.map(disk -> disk.described(used, churn, origin, 0))
                    .orElseGet(() -> WrittenDisk.fresh(name, used, churn, WritePattern.UNIFORM, origin, 0)));
        }
        return disks;
    }

    private static long number(JsonParser json) {
        json.nextToken();
        return json.getLongValue();
    }
}
