package faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import faults.Caller.Reply;
import testing.MemberActor;

/** Somebody who looks at what the application keeps for reading: the first screen, the wallet, orders, products. */
final class Readers {
    private static final List<String> PATHS = List.of("/v1/home", "/v1/pay/wallet", "/v1/commerce/orders",
            "/v1/commerce/products");

    private final Caller caller;
    private final MemberActor reader;
    private int reads;
    private int unanswered;
    private long longest;

    Readers(int port) throws InterruptedException {
        this.caller = new Caller(port);
        this.reader = LogIn.of(port, 1);
    }

    /** Looks at all of it, again and again. */
    void lookUntil(long moment) throws InterruptedException {
        while (System.nanoTime() < moment) {
            for (String path : PATHS) {
                Reply reply = caller.get(path, Map.of("Authorization", reader.bearer()));
                reads++;
                unanswered += reply.status() == 200 ? 0 : 1;
                longest = Math.max(longest, reply.nanos());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    void tell(String when, Figures figures, double longestSeconds) {
        figures.note("reads " + when, Integer.toString(reads));
        figures.bound("of them not answered with 200", unanswered, 0, "reads");
        figures.bound("longest read " + when, longest / 1e9, longestSeconds, "s");
    }
}
