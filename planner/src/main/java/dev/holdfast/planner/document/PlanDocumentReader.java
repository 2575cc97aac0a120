package dev.holdfast.planner.document;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents that may come from anywhere: version and seal first, then the shape. */
final class PlanDocumentReader {

    private static final String MAKE_ANEW = " Make a new plan with 'holdfast plan --out FILE'.";
    private static final String SUPPORTED_MAJOR = "1.";
    private static final int DIGEST_LENGTH = 64;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /** Keys of the section {@code holdfast} that plans of earlier versions lack. */
    private static final List<String> ADDED_KEYS = List.of(
            "choices",
            "drift",
            "fleetRestores",
            "lossBases",
            "lossBreakdowns",
            "moves",
            "omitted",
            "refresh",
            "restoreBreakdowns");

    private PlanDocumentReader() {}

    /**
     * Where a document says what it is.
     *
     * @param keys of the section {@code holdfast}
     */
    private record Seal(String version, String digest, long offset, Set<String> keys) {
        Seal {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Checks version and digest, and that no part of what is ours is missing.
     *
     * @throws PlanDocumentException if the bytes are no document of a supported format, the digest does not fit, or a key of the
     *     section {@code holdfast} is missing
     */
    static void checkSeal(byte[] bytes) throws PlanDocumentException {
        Seal seal;
        try (JsonParser parser = Holder.MAPPER.createParser(bytes)) {
            seal = findSeal(parser);
        } catch (JacksonException e) {
            throw notJson(e);
        }
        if (seal.version().isEmpty()) {
            throw new PlanDocumentException("This is no plan: the key 'format_version' is missing." + MAKE_ANEW);
        }
        if (!seal.version().startsWith(SUPPORTED_MAJOR)) {
            throw new PlanDocumentException("The plan has format " + seal.version()
                    + "; this program reads 1.x. Use the" + " program that wrote it, or make a new plan.");
        }
        if (seal.digest().length() != DIGEST_LENGTH) {
            throw new PlanDocumentException(
                    "The plan has no digest, so nobody can tell whether it is what was approved." + MAKE_ANEW);
        }
        if (!seal.digest().equals(hashWithout(bytes, seal)) && !seal.digest().equals(canonicalHash(bytes))) {
            throw new PlanDocumentException(
                    "The plan was changed after it was made: its content does not fit its digest " + seal.digest()
                            + ". A changed plan is not what was approved." + MAKE_ANEW);
        }
        checkComplete(seal.keys());
    }

    /** A plan that says less than people are shown today is better made anew than shown with gaps. */
    private static void checkComplete(Set<String> keys) throws PlanDocumentException {
        List<String> missing = new ArrayList<>();
        for (String key : ADDED_KEYS) {
            if (!keys.contains(key)) {
                missing.add("'holdfast." + key + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw new PlanDocumentException("The plan lacks " + String.join(" and ", missing)
                    + ": an earlier version of Holdfast made it, and it does not say all that must be seen to approve a"
                    + " plan today." + MAKE_ANEW);
        }
    }

    private static Seal findSeal(JsonParser parser) throws PlanDocumentException {
        String version = "";
        String digest = "";
        long offset = -1;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new PlanDocumentException("This is no plan: a plan is a JSON object." + MAKE_ANEW);
        }
        int depth = 1;
        boolean inSection = false;
        Set<String> keys = new HashSet<>();
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                break;
            }
            if (token == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (depth == 1) {
                    inSection = name.equals("holdfast");
                } else if (depth == 2 && inSection) {
                    keys.add(name);
                }
                if (depth == 1 && name.equals("format_version") && parser.nextToken() == JsonToken.VALUE_STRING) {
                    version = parser.getString();
                } else if (depth == 2 && inSection && name.equals("digest")) {
                    parser.nextToken();
                    offset = parser.currentTokenLocation().getByteOffset();
                    digest = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
                }
            }
            token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        if (parser.nextToken() != null) {
            throw new PlanDocumentException("This is no plan: something follows after its end." + MAKE_ANEW);
        }
        return new Seal(version, digest, offset, keys);
    }

    /** The hash of the bytes as they are, with the digest's text taken out. */
    private static String hashWithout(byte[] bytes, Seal seal) {
        int start = Math.toIntExact(seal.offset()) + 1;
        int end = Math.min(start + DIGEST_LENGTH, bytes.length);
        Fingerprint.DigestStream digest = new Fingerprint.DigestStream();
        digest.write(bytes, 0, start);
        digest.write(bytes, end, bytes.length - end);
        return digest.hex();
    }

    /** The hash after blanks and order were made canonical; for plans that went through another JSON program. */
    private static String canonicalHash(byte[] bytes) throws PlanDocumentException {
        Fingerprint.DigestStream digest = new Fingerprint.DigestStream();
        try (CanonicalJson json = new CanonicalJson(digest)) {
            JsonNode root = Holder.MAPPER.readTree(new ByteArrayInputStream(bytes));
            json.startObject();
            members(json, root, true);
            json.endObject();
        } catch (JacksonException e) {
            throw notJson(e);
        }
        return digest.hex();
    }

    private static void members(CanonicalJson json, JsonNode object, boolean top) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.forEachEntry(sorted::put);
        sorted.forEach((key, value) -> {
            if (value.isObject()) {
                json.startObject(key);
                if (top && key.equals("holdfast") && value instanceof tools.jackson.databind.node.ObjectNode section) {
                    section.put("digest", "");
                }
                members(json, value, false);
                json.endObject();
            } else if (value.isArray() && (value.isEmpty() || value.get(0).isObject())) {
                json.list(key, List.copyOf(value.values()), (j, member) -> members(j, member, false));
            } else if (value.isArray()) {
                json.texts(key, value.valueStream().map(JsonNode::asString).toList());
            } else {
                scalar(json, key, value);
            }
        });
    }

    private static void scalar(CanonicalJson json, String key, JsonNode value) {
        if (value.isNull()) {
            json.nothing(key);
        } else if (value.isBoolean()) {
            json.flag(key, value.booleanValue());
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            json.number(key, value.longValue());
        } else {
            json.text(key, value.asString());
        }
    }

    /**
     * Binds a document whose seal was checked.
     *
     * @throws PlanDocumentException if a key is missing, has a wrong type, or is a time and says none
     */
    static PlanDocument bind(byte[] bytes) throws PlanDocumentException {
        try (ByteArrayInputStream stream = new ByteArrayInputStream(bytes)) {
            PlanDocument document = Holder.MAPPER.readValue(stream, PlanDocument.class);
            checkTimes(document.holdfast());
            return document;
        } catch (DatabindException e) {
            throw new PlanDocumentException("This is no plan of format 1.x: at " + path(e) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable") + "." + MAKE_ANEW);
        } catch (JacksonException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The times that are reckoned with. */
    private static void checkTimes(HoldfastSection section) throws PlanDocumentException {
        checkTime("at", section.at());
        for (int i = 0; i < section.copies().size(); i++) {
            HoldfastSection.PlannedCopy copy = section.copies().get(i);
            checkTime("copies[" + i + "].captured", copy.captured());
            checkTime("copies[" + i + "].due", copy.due());
        }
        for (int i = 0; i < section.prunes().size(); i++) {
            HoldfastSection.PlannedPrune prune = section.prunes().get(i);
            checkTime("prunes[" + i + "].captured", prune.captured());
            checkTime("prunes[" + i + "].due", prune.due());
        }
    }

    private static void checkTime(String key, String text) throws PlanDocumentException {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new PlanDocumentException("This is no plan of format 1.x: at holdfast." + key + ": " + time
                        + " is not between 1970 and 9999." + MAKE_ANEW);
            }
        } catch (DateTimeParseException e) {
            throw new PlanDocumentException("This is no plan of format 1.x: at holdfast." + key
                    + ": no instant, such as 2026-11-20T15:00:00Z." + MAKE_ANEW);
        }
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
        }
        return path.isEmpty() ? "the top" : path.toString();
    }

    private static PlanDocumentException notJson(JacksonException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new PlanDocumentException("This is no plan: it is not JSON" + place + ". The file may be cut off or be"
                + " something else." + MAKE_ANEW);
    }

    /** Made on first use: only commands that read a saved plan pay for it. */
    private static final class Holder {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
