package platform.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Korean names for demo people. Surnames are drawn by their share of the population (Statistics Korea, census of 2015, the
 * thirty most frequent, rounded); given names evenly from common ones of three generations.
 */
public final class KoreanNames {
    /** Surname and its share in tenths of a percent. */
    private static final String SURNAMES = "김215 이147 박84 최47 정43 강24 조21 윤21 장20 임17 한16 오15 서15 신15 권14 황14 안14 송14 류13 "
            + "전11 홍11 고9 문9 양9 손9 배8 백8 허7 유6 남6";

    private static final List<String> GIVEN_NAMES = words("영수 정훈 성호 지훈 동현 민수 현우 준호 성민 진우 상훈 재현 승현 준영 민재 도윤 서준 "
            + "예준 시우 하준 주원 지호 건우 우진 현준 선우 연우 정우 승민 유준 영호 영철 경수 상철 병철 광수 태현 재훈 상현 용수 영숙 정희 은주 미경 "
            + "은영 지영 미영 현주 은정 수진 지은 혜진 지현 유진 민지 수빈 지원 서연 서윤 지우 민서 하은 예은 윤서 채원 다은 지민 소율 예린 "
            + "수아 지아 은서 가은 혜원 보람 아름 경희 순자 명숙 미숙 선영 소영 주희 나영 혜정 은지 다영 유나 하린 시은");

    private static final List<String> WEIGHTED_SURNAMES = weighted();

    private KoreanNames() {}

    /** The name of the demo member with this index. */
    public static String ofMember(DemoScale scale, long index) {
        return draw(DemoRandom.of(scale.seed(), "member-name", index));
    }

    /** Any name. */
    public static String draw(DemoRandom random) {
        return random.oneOf(WEIGHTED_SURNAMES) + random.oneOf(GIVEN_NAMES);
    }

    private static List<String> weighted() {
        List<String> all = new ArrayList<>();
        for (String entry : words(SURNAMES)) {
            for (int i = Integer.parseInt(entry.substring(1)); i > 0; i--) {
                all.add(entry.substring(0, 1));
            }
        }
        return List.copyOf(all);
    }

    private static List<String> words(String text) {
        return Pattern.compile(" ").splitAsStream(text).toList();
    }
}
