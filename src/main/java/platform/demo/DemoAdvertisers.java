package platform.demo;

import java.util.List;

/** The demo's advertisers: ads has their campaigns, pay what they paid in. */
public final class DemoAdvertisers {
    private static final List<String> NAMES = List.of("제주감귤농협", "한빛은행", "온기아웃도어", "소리전자", "동네커피", "횡성한우", "달리기연구소",
            "별밤캠핑",
            "따뜻한주방", "누리보험", "바른치과", "새봄여행", "푸른서점", "하루꽃집", "튼튼헬스", "우리동네마트", "숲속리조트", "고운화장품", "빠른배달", "참좋은가구");

    private DemoAdvertisers() {}

    public static int count() {
        return NAMES.size();
    }

    /** The name of the advertiser {@link DemoIds#advertiser} with this index, from 1. */
    public static String name(long index) {
        return NAMES.get((int) index - 1);
    }
}
