package pay.psp;

import platform.id.Tsid;

/** A provider that does not answer, unless it is told to. */
public final class SilentPsp implements Psp {
    private static final Tsid REQUEST = new Tsid(1);

    int calls;
    PspAnswer answer = new PspAnswer.Unknown();

    /** It has not answered for so long that it is not asked any more. */
    public static Psp leftAlone() {
        Psp psp = new BreakingPsp(new SilentPsp());
        while (!(psp.enquireCharge(REQUEST, 1) instanceof PspAnswer.NotSent)) {
            // It is tried a little longer.
        }
        return psp;
    }

    private PspAnswer call() {
        calls++;
        return answer;
    }

    @Override
    public CardLook register(String customerKey, String authKey) {
        calls++;
        return new CardLook.Unknown();
    }

    @Override
    public boolean end(BillingToken token) {
        calls++;
        return false;
    }

    @Override
    public PspAnswer charge(ChargeOrder order) {
        return call();
    }

    @Override
    public PspAnswer cancel(CancelOrder order) {
        return call();
    }

    @Override
    public PspAnswer enquireCharge(Tsid request, long amount) {
        return call();
    }

    @Override
    public PspAnswer enquireCancel(CancelOrder order) {
        return call();
    }

    @Override
    public PspAnswer netCancel(Tsid request, long amount) {
        return call();
    }
}
