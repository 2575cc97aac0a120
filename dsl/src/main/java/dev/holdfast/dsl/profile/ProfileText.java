package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * The entries of a profile file by path: {@code limits/diskSize/value} and beside it {@code limits/diskSize/source}. Items
 * of a list are joined by a space.
 */
final class ProfileText {

    private final String resource;
    private final Map<String, String> entries;

    private ProfileText(String resource, Map<String, String> entries) {
        this.resource = resource;
        this.entries = entries;
    }

    /** Reads a file of the product itself; anything unexpected in it is an {@link IllegalStateException}. */
    static ProfileText read(InputStream in, String resource) {
        Map<String, String> entries = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        @Nullable String key = null;
        boolean inList = false;
        for (Event event : new Parse(LoadSettings.builder().build()).parseInputStream(in)) {
            Event.ID id = event.getEventId();
            if (id == Event.ID.MappingStart) {
                path.addLast(key == null ? "" : path.getLast() + key + "/");
                key = null;
            } else if (id == Event.ID.MappingEnd) {
                path.removeLast();
                key = null;
            } else if (id == Event.ID.SequenceStart) {
                inList = true;
            } else if (id == Event.ID.SequenceEnd) {
                inList = false;
                key = null;
            } else if (event instanceof ScalarEvent scalar) {
                if (key == null) {
                    key = scalar.getValue();
                } else {
                    entries.merge(path.getLast() + key, scalar.getValue(), (first, next) -> first + " " + next);
                    key = inList ? key : null;
                }
            }
        }
        return new ProfileText(resource, entries);
    }

    /** These entries, and those of another file that this one does not have. */
    ProfileText over(ProfileText base) {
        Map<String, String> both = new TreeMap<>(base.entries);
        for (String path : entries.keySet()) {
            if (!both.containsKey(path)) {
                throw new IllegalStateException(resource + ": " + base.resource + " has no " + path);
            }
        }
        both.putAll(entries);
        return new ProfileText(resource, both);
    }

    /** An entry that needs no source. */
    String plain(String key) {
        return take(key);
    }

    /** The value of an entry, which must name its source. */
    String value(String section, String key) {
        String path = section + "/" + key;
        if (take(path + "/source").isBlank()) {
            throw new IllegalStateException(resource + ": " + path + " names no source");
        }
        return take(path + "/value");
    }

    /** A whole number. */
    int number(String section, String key) {
        return Integer.parseInt(value(section, key));
    }

    /** A duration; {@code none} is zero. */
    Duration durationOrNone(String section, String key) throws QuantityException {
        String text = value(section, key);
        return text.equals("none") ? Duration.ZERO : Durations.parse(text);
    }

    /** Durations in the order of the file. */
    List<Duration> durations(String section, String key) throws QuantityException {
        List<Duration> durations = new ArrayList<>();
        for (String text : value(section, key).split(" ", -1)) {
            durations.add(Durations.parse(text));
        }
        return durations;
    }

    /** Fails if the file says something that nobody asked for. */
    void requireAllUsed() {
        if (!entries.isEmpty()) {
            throw new IllegalStateException(resource + ": unknown entries " + entries.keySet());
        }
    }

    private String take(String path) {
        String text = entries.remove(path);
        if (text == null) {
            throw new IllegalStateException(resource + ": there is no " + path);
        }
        return text;
    }
}
