package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.fabric.DiskWriting;
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
                unusual(json, disk);
            }
            json.writeEndArray();
        });
    }

    /** Pattern, growth and reduction as a list of their own; the usual ones are no text at all. */
    private static void unusual(JsonGenerator json, MachineDisk disk) {
        DiskWriting writing = disk.writing();
        if (!writing.equals(DiskWriting.even(writing.churnBytesPerDay())) || disk.reductionPercent() != 0) {
            json.writeStartArray();
            json.writeString(writing.pattern().word());
            json.writeNumber(writing.growthBytesPerDay());
            json.writeNumber(disk.reductionPercent());
            json.writeEndArray();
        }
    }

    /** What {@link #disks(List)} wrote, also before disks had patterns, growth and reduction. */
    static List<MachineDisk> disks(String text) {
        List<MachineDisk> disks = new ArrayList<>();
        try (JsonParser json = StoredJson.parser(text)) {
            json.nextToken();
            JsonToken token = json.nextToken();
            while (token == JsonToken.VALUE_STRING) {
                String name = json.getString();
                boolean os = json.nextToken() == JsonToken.VALUE_TRUE;
                MachineDisk disk = new MachineDisk(name, os, number(json), number(json), number(json));
                token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    disk = unusual(json, disk);
                    token = json.nextToken();
                }
                disks.add(disk);
            }
        }
        return disks;
    }

    private static MachineDisk unusual(JsonParser json, MachineDisk disk) {
        WritePattern pattern = pattern(json);
        DiskWriting writing = new DiskWriting(disk.churnBytesPerDay(), pattern, number(json));
        int reduction = Math.toIntExact(number(json));
        json.nextToken();
        return new MachineDisk(disk.name(), disk.os(), disk.sizeBytes(), disk.usedBytes(), writing, reduction);
    }

    private static WritePattern pattern(JsonParser json) {
        json.nextToken();
        String word = json.getString();
        return WritePattern.of(word)
                .orElseThrow(() -> new IllegalArgumentException("unknown pattern of writes '" + word + "'"));
    }

    /**
     * Disk sets by generation, each a JSON list: its second, then of each disk its figures, the list of its regions, and its
     * reduction if it has one. Regions that grow say {@code true} behind their rate.
     */
    static String diskSets(List<DiskSet> sets) {
        return StoredJson.write(json -> {
            json.writeStartArray();
            for (DiskSet set : sets) {
                json.writeStartArray();
                json.writeNumber(set.since());
                for (WrittenDisk disk : set.disks()) {
                    json.writeString(disk.name());
                    json.writeNumber(disk.baseBytes());
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
                        if (region.growing()) {
                            json.writeBoolean(true);
                        }
                        earlier(json, region.earlier());
                    }
                    json.writeEndArray();
                    if (disk.reductionPercent() != 0) {
                        json.writeNumber(disk.reductionPercent());
                    }
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
        JsonToken token = json.nextToken();
        while (token == JsonToken.VALUE_STRING) {
            String name = json.getString();
            long base = number(json);
            long churn = number(json);
            WritePattern pattern = pattern(json);
            json.nextToken();
            List<Region> regions = regions(json);
            int reduction = 0;
            token = json.nextToken();
            if (token == JsonToken.VALUE_NUMBER_INT) {
                reduction = Math.toIntExact(json.getLongValue());
                token = json.nextToken();
            }
            disks.add(new WrittenDisk(name, base, churn, pattern, regions, reduction));
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
            boolean growing = token == JsonToken.VALUE_TRUE;
            if (growing) {
                token = json.nextToken();
            }
            if (token == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    earlier.add(new Region.Earlier(json.getLongValue(), number(json)));
                }
                token = json.nextToken();
            }
            regions.add(new Region(origin, first, extents, rate, earlier, growing));
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
