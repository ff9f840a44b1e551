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
}
