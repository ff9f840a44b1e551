package pay.seal;

import platform.demo.DemoIds;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One link of the chain: what the ledger holds after the link before it and up to an id.
 *
 * @param until the highest id of a journal or movement under it
 * @param digest of those journals and movements ({@link Slice})
 * @param hash keyed, over the hash before and all else here
 */
record Seal(long position, long until, long movements, String digest, String hash) {
    /** What stands before the first: demo rows have smaller ids and are sealed by nothing. */
    static final Seal NONE = new Seal(0, DemoIds.LAST, 0, "", "start");

    static byte[] content(Seal before, long until, long movements, String digest) {
        return (before.hash + '\n' + (before.position + 1) + '\n' + until + '\n' + movements + '\n' + digest)
                .getBytes(UTF_8);
    }
}
