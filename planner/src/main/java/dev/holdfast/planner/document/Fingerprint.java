package dev.holdfast.planner.document;

import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.RecoveryPoint;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The hashes of preconditions. Planner and executor compute them here, so that both mean the same.
 *
 * <p>Address {@code type/name}: the hash of the object's attributes as the world holds them (as recorded, where no world was
 * read); {@link #ABSENT} if there is none. Address {@code points/machine@vault}: the retention evidence of an item, which is
 * the hash over ids and statuses of its points that were captured at or before the plan's {@code at} and are not pruned by
 * it; later points do not matter.
 */
public final class Fingerprint {

    /** Stands for an object that is not there. */
    public static final String ABSENT = "absent";

    private static final String POINTS = "points/";

    private Fingerprint() {}

    /** SHA-256 (hex) of the canonical JSON of an object's attributes. */
    public static String of(ManagedObject object) {
        return hash(json -> PlanDocumentWriter.attributes(json, plain(object)));
    }

    /** SHA-256 (hex) over ids and statuses of the points that stay; their order does not matter. */
    public static String ofKept(Collection<RecoveryPoint> kept) {
        List<String> lines = new ArrayList<>(kept.size());
        for (RecoveryPoint point : kept) {
            lines.add(point.id() + " " + point.status().word());
        }
        Collections.sort(lines);
        return hash(json -> PlanDocumentWriter.evidence(json, lines));
    }

    /** The address of an item's evidence: {@code points/sql-01@rsv-eastus}. */
    public static String addressOf(dev.holdfast.planner.state.ItemKey item) {
        return POINTS + item;
    }

    /** The attributes as a document holds them: each a text or a list of texts. */
    public static SortedMap<String, Object> plain(ManagedObject object) {
        SortedMap<String, Object> plain = new TreeMap<>();
        for (Map.Entry<String, AttributeValue> entry : object.attributes().entrySet()) {
            plain.put(entry.getKey(), plain(entry.getValue()));
        }
        return plain;
    }

    private static Object plain(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return text.value();
        }
        if (value instanceof AttributeValue.Members members) {
            return members.members();
        }
        throw new IllegalArgumentException("no such kind of value: " + value);
    }

    private static String hash(Consumer<CanonicalJson> writing) {
        DigestStream digest = new DigestStream();
        try (CanonicalJson json = new CanonicalJson(digest)) {
            writing.accept(json);
        }
        return digest.hex();
    }

    /** Hashes what is written to it and keeps nothing. */
    static final class DigestStream extends OutputStream {
        private final java.security.MessageDigest digest;

        DigestStream() {
            try {
                digest = java.security.MessageDigest.getInstance("SHA-256");
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        @Override
        public void write(int b) {
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        /** Ends the hash; lower-case hexadecimal. */
        String hex() {
            return java.util.HexFormat.of().formatHex(digest.digest());
        }
    }
}
