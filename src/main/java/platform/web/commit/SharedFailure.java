package platform.web.commit;

/** A call's transaction failed, whoever's fault it was, and nothing of it stands: its caller may try it apart from the others. */
public final class SharedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SharedFailure(RuntimeException failure) {
        super(failure);
    }
}
