package platform.security;

/** A system that signs each of its requests ({@link SignedRequest}), instead of showing its key. */
public interface SignedCaller extends SystemCaller {}
