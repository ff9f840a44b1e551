package ads.campaign;

import ads.audience.Numbered;

/** Where in the app an ad is shown. */
public enum Placement implements Numbered {
    HOME_BANNER(0, Creative.Kind.IMAGE), HOME_FEED(1, Creative.Kind.NATIVE), PAYMENT_DONE(2,
            Creative.Kind.IMAGE),
    BENEFIT_LIST(3, Creative.Kind.NATIVE), BENEFIT_VIDEO(4, Creative.Kind.VIDEO);

    private final int number;
    private final Creative.Kind kind;

    Placement(int number, Creative.Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    @Override
    public int number() {
        return number;
    }

    /** The only kind of creative that fits. */
    public Creative.Kind kind() {
        return kind;
    }
}
