package commerce.demo;

import java.util.List;

import commerce.catalogue.GoodsCategory;

/**
 * One kind of goods that demo sellers offer, and what its names, prices and options are drawn from.
 *
 * @param prefixes what a name begins with: where it is from, or what is good about it
 * @param goods what it is
 * @param sizes how it is packed
 * @param fromPrice the cheapest, in won
 * @param toPrice the dearest, in won
 * @param options option groups with their choices; may be empty
 */
record DemoShelf(String name, GoodsCategory category, boolean taxFree, List<String> prefixes, List<String> goods,
        List<String> sizes,
        long fromPrice, long toPrice, List<OptionGroup> options) {
    /** What a buyer chooses, for example the colour. */
    record OptionGroup(String name, List<String> choices) {}

    static final List<DemoShelf> ALL = List.of(
            new DemoShelf("과일", GoodsCategory.FRUIT, true, words("제주 나주 청송 성주 거창 영천 문경 당도선별 산지직송 못난이 GAP인증 아침수확"),
                    words("감귤 한라봉 신고배 부사사과 샤인머스캣 참외 복숭아 딸기 블루베리 단감 키위 자두"), words("1kg 2kg 3kg 5kg 10kg"), 9_900,
                    59_900,
                    List.of(new OptionGroup("크기", words("소과 중과 대과")))),
            new DemoShelf("쌀·잡곡", GoodsCategory.GRAIN, true, words("이천 철원오대 신동진 유기농 햇 당일도정 친환경 강화섬"),
                    words("쌀 현미 찹쌀 보리쌀 흑미 귀리 서리태 혼합곡"),
                    words("1kg 4kg 10kg 20kg"), 6_900, 72_000, List.of()),
            new DemoShelf("수산", GoodsCategory.SEAFOOD, true, words("완도 통영 속초 여수 영광 기장 제철 손질 급랭"),
                    words("전복 굴 오징어 갈치 고등어 굴비 미역 다시마 멸치 새우"),
                    words("500g 1kg 2kg 선물세트"), 8_900, 129_000, List.of()),
            new DemoShelf("가공식품", GoodsCategory.PREPARED_FOOD, false, words("엄마손 옛날 전통 매콤한 담백한 국내산 저염 한끼"),
                    words("김치 떡볶이 만두 갈비탕 된장 고추장 참기름 누룽지 약과 김부각 사골곰탕"), words("300g 500g 1kg 3팩 10팩"), 3_900, 39_900,
                    List.of()),
            new DemoShelf("여성의류", GoodsCategory.WOMENS_FASHION, false, words("데일리 오버핏 슬림 린넨 코튼 캐시미어 플리츠 빈티지"),
                    words("블라우스 원피스 니트 가디건 슬랙스 청바지 롱스커트 트렌치코트 경량패딩조끼"), words("신상 베이직 시즌2 프리미엄"), 15_900, 189_000,
                    List.of(new OptionGroup("색상", words("블랙 아이보리 베이지 네이비")), new OptionGroup("사이즈", words("S M L")))),
            new DemoShelf("남성의류", GoodsCategory.MENS_FASHION, false, words("쿨링 기모 스트레치 와이드 테이퍼드 워싱 클래식"),
                    words("셔츠 맨투맨 후드티 치노팬츠 데님팬츠 블레이저 패딩 반바지"),
                    words("기본 2매 시즌오프 한정"), 12_900, 159_000,
                    List.of(new OptionGroup("색상", words("블랙 그레이 네이비")), new OptionGroup("사이즈", words("M L XL")))),
            new DemoShelf("신발·가방", GoodsCategory.SHOES_AND_BAGS, false, words("초경량 방수 가죽 캔버스 데일리 학생"),
                    words("운동화 로퍼 부츠 샌들 백팩 크로스백 에코백 슬리퍼"),
                    words("기본형 고급형 리뉴얼"), 14_900, 149_000, List.of(new OptionGroup("색상", words("블랙 화이트 브라운")))),
            new DemoShelf("디지털", GoodsCategory.DIGITAL, false, words("무선 고속 초소형 접이식 대용량 저소음 방수"),
                    words("블루투스이어폰 보조배터리 키보드 마우스 충전기 스피커 웹캠 모니터암 스마트워치"), words("1세대 2세대 프로 라이트 플러스"), 9_900, 259_000,
                    List.of(new OptionGroup("색상", words("블랙 화이트")))),
            new DemoShelf("생활", GoodsCategory.LIVING, false, words("친환경 대용량 국산 호텔식 먼지없는 항균 무형광"),
                    words("화장지 물티슈 세제 섬유유연제 수건 이불 베개 빨래건조대 밀폐용기"),
                    words("1개 3개 6개 세트"), 4_900, 89_000, List.of()),
            new DemoShelf("주방", GoodsCategory.KITCHEN, false, words("스테인리스 무쇠 통주물 내열 원목 북유럽풍"),
                    words("프라이팬 냄비 칼 도마 머그컵 접시 텀블러 수저 에어프라이어용기"),
                    words("단품 2종 4종 풀세트"), 5_900, 139_000, List.of()),
            new DemoShelf("뷰티", GoodsCategory.BEAUTY, false, words("저자극 수분 비건 약산성 진정 미백 탄력"),
                    words("토너 앰플 선크림 클렌징폼 마스크팩 립밤 샴푸 핸드크림"),
                    words("50ml 150ml 300ml 10매 기획세트"), 6_900, 69_000, List.of()),
            new DemoShelf("도서", GoodsCategory.BOOKS, true, List.of("처음 만나는", "다시 읽는", "하루 한 장", "그림으로 배우는", "어른을 위한"),
                    words("한국사 경제학 요리책 수학 글쓰기 여행기 식물도감 코딩 심리학"), words("1권 2권 합본 개정판"), 9_800, 38_000, List.of()));

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
