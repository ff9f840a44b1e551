package bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

import testing.MemberActor;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests of members' apps for ads, as bytes. */
final class AdRequests {
    private static final List<String> PLACEMENTS = List.of("HOME_BANNER", "HOME_FEED", "BENEFIT_LIST");
    private static final List<String> OSES = List.of("IOS", "ANDROID");
    private static final List<String> AGES = List.of("TWENTIES", "THIRTIES", "FORTIES", "FIFTIES");
    private static final List<String> GENDERS = List.of("FEMALE", "MALE");

    private AdRequests() {}

    /** All bytes of a POST. */
    static ByteBuffer post(String path, String bearer, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nAccept-Language: ko-KR\r\n"
                + "User-Agent: madang-app/1.0 (Android 16)\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    }

    /** Many different decisions of these people, the seed's. */
    static ByteBuffer[] decisions(List<MemberActor> people, Random random) {
        ByteBuffer[] all = new ByteBuffer[people.size() * 16];
        for (int i = 0; i < all.length; i++) {
            String body = "{\"placement\":\"" + one(PLACEMENTS, random) + "\",\"os\":\"" + one(OSES, random)
                    + "\",\"ageBand\":\"" + one(AGES, random) + "\",\"gender\":\"" + one(GENDERS, random)
                    + "\",\"region\":\"SEOUL\"}";
            all[i] = post("/v1/ads/decisions", people.get(i % people.size()).bearer(), body.getBytes(UTF_8));
        }
        return all;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
