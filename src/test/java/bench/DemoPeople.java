package bench;

import java.util.List;
import java.util.stream.LongStream;

import testing.DemoPhone;
import testing.MemberActor;

/** Demo members, logged in; a token lasts five minutes, longer than a measurement. */
final class DemoPeople {
    private DemoPeople() {}

    static List<MemberActor> loggedIn(int port, int many) {
        return LongStream.rangeClosed(1, many).mapToObj(index -> DemoPhone.of(port, index).logsIn()).toList();
    }

    /** Those of the first so many who have more than this in their wallet. */
    static List<MemberActor> withMoney(int port, int many, long won) {
        return LongStream.rangeClosed(1, many).parallel().mapToObj(index -> DemoPhone.of(port, index).logsIn())
                .filter(each -> each.get("/v1/pay/wallet").body().path("balance").asLong() > won).toList();
    }
}
