package pay.seal;

import platform.demo.DemoIds;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One link of the chain: what the ledger holds after the link before it and up to an id.
 *
 * @param until the highest id of a journal, movement or account under it
 * @param form what the digest is over: 1, journals and movements; 2, accounts too
 * @param digest of those ({@link Slice})
 * @param hash keyed, over the hash before and all else here
 */
record Seal(long position, long until, long movements, int form, String digest, String hash) {
    /** What is made now. */
    static final int FORM = 2;
    /** What stands before the first: demo rows have smaller ids and are sealed by nothing. */
    static final Seal NONE = new Seal(0, DemoIds.LAST, 0, FORM, "", "start");

    static byte[] content(Seal before, long until, long movements, int form, String digest) {
        return (before.hash + '\n' + (before.position + 1) + '\n' + until + '\n' + movements + '\n' + digest
                + (form == 1 ? "" : "\n" + form))
                .getBytes(UTF_8);
    }
}
