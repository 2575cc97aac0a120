package dev.holdfast.dsl.declaration;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * SHA-256 over a value of the model: records by their components, collections by their elements, leaves by their text.
 *
 * <p>Every part is written with its kind and its length, so that different values never give the same bytes. Equal values
 * give equal digests on every machine: maps and sets are walked in the order of their keys' bytes, records in the order of
 * their components.
 */
final class ValueDigest {

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest;
    private final Map<Class<?>, Accessors> accessors = new HashMap<>();

    private ValueDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The digest in lower-case hex.
     *
     * @throws IllegalArgumentException if a value is of a kind the model does not use
     */
    static String of(Object value) {
        ValueDigest walk = new ValueDigest();
        Bytes bytes = new Bytes(walk.digest);
        walk.write(value, bytes);
        bytes.flush();
        return HEX.formatHex(walk.digest.digest());
    }

    private void write(Object value, Bytes out) {
        if (value instanceof Record part) {
            record(part, out);
        } else if (value instanceof Optional<?> optional) {
            out.head('o', optional.isPresent() ? 1 : 0);
            optional.ifPresent(present -> write(present, out));
        } else if (value instanceof Map<?, ?> map) {
            out.head('m', map.size());
            sorted(map).forEach((key, each) -> {
                out.text('k', key);
                write(each, out);
            });
        } else if (value instanceof Set<?> set) {
            Map<String, Object> keyed = new TreeMap<>();
            set.forEach(each -> keyed.put(leaf(each), each));
            out.head('s', set.size());
            keyed.keySet().forEach(key -> out.text('k', key));
        } else if (value instanceof Collection<?> list) {
            out.head('l', list.size());
            list.forEach(each -> write(each, out));
        } else {
            out.text('v', leaf(value));
        }
    }

    private static SortedMap<String, Object> sorted(Map<?, ?> map) {
        SortedMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(leaf(key), value));
        return sorted;
    }

    private static String leaf(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        boolean known = value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof ZoneId
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
        if (!known) {
            throw new IllegalArgumentException(
                    "no digest for a " + value.getClass().getName());
        }
        return value.toString();
    }

    private void record(Record value, Bytes out) {
        Accessors parts = accessors.computeIfAbsent(value.getClass(), Accessors::of);
        out.text('r', parts.name());
        for (Method method : parts.methods()) {
            try {
                write(method.invoke(value), out);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + method, e);
            }
        }
    }

    /**
     * How to read the components of a record class.
     *
     * @param name simple name, which tells apart the members of a closed family
     * @param methods accessors in the order of the components
     */
    private record Accessors(String name, List<Method> methods) {

        static Accessors of(Class<?> type) {
            List<Method> methods = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method method = component.getAccessor();
                method.setAccessible(true);
                methods.add(method);
            }
            return new Accessors(type.getSimpleName(), List.copyOf(methods));
        }
    }

    /** Collects small parts before they go to the digest. */
    private static final class Bytes {

        private static final int BLOCK = 16 * 1024;

        private final MessageDigest digest;
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream(BLOCK);

        Bytes(MessageDigest digest) {
            this.digest = digest;
        }

        void head(char kind, int size) {
            pending.write(kind);
            pending.write(size >>> 24);
            pending.write(size >>> 16);
            pending.write(size >>> 8);
            pending.write(size);
            if (pending.size() >= BLOCK) {
                flush();
            }
        }

        void text(char kind, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(kind, bytes.length);
            pending.write(bytes, 0, bytes.length);
        }

        void flush() {
            digest.update(pending.toByteArray());
            pending.reset();
        }
    }
}
