package dev.holdfast.planner.document;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * Canonical JSON (RFC 8785) of plan documents: the same document gives the same bytes on every machine. The digest is the
 * SHA-256 of the canonical bytes of the document with an empty {@code holdfast.digest}.
 */
public final class PlanDocumentCodec {

    /** The version written into {@code format_version}. */
    public static final String FORMAT_VERSION = "1.0";

    private static final int FIRST_BUFFER_BYTES = 64 * 1024;

    private PlanDocumentCodec() {}

    /** The canonical bytes, without a line end. */
    public static byte[] write(PlanDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BUFFER_BYTES);
        write(document, bytes);
        return bytes.toByteArray();
    }

    /** Writes the canonical bytes, without a line end, and leaves the target open. */
    public static void write(PlanDocument document, OutputStream target) {
        try (CanonicalJson json = new CanonicalJson(target)) {
            PlanDocumentWriter.write(json, document, document.holdfast().digest());
        }
    }

    /** The same document with its digest filled in. */
    public static PlanDocument sealed(PlanDocument document) {
        Fingerprint.DigestStream digest = new Fingerprint.DigestStream();
        try (CanonicalJson json = new CanonicalJson(digest)) {
            PlanDocumentWriter.write(json, document, "");
        }
        return new PlanDocument(
                document.formatVersion(),
                document.resourceChanges(),
                document.complete(),
                document.applyable(),
                document.errored(),
                document.holdfast().withDigest(digest.hex()));
    }

    /**
     * Reads a document and checks its digest. Blanks and the order of keys do not matter; keys that this version does not
     * know are left out (a later version of the same format may add some).
     *
     * @throws PlanDocumentException if the bytes are no plan document, are of another format, or the digest does not fit
     */
    public static PlanDocument read(byte[] bytes) throws PlanDocumentException {
        PlanDocumentReader.checkSeal(bytes);
        return PlanDocumentReader.bind(bytes);
    }
}
