package commerce.catalogue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sorts of goods that a later version added. */
class GoodsCategoryTest {
    @Test
    void areOthersToThisVersion() {
        assertThat(GoodsCategory.of("FRUIT")).isEqualTo(GoodsCategory.FRUIT);
        assertThat(GoodsCategory.of("PETS")).isEqualTo(GoodsCategory.OTHER);
    }

    @Test
    void areToldWhatIsToldOfOthers() {
        LegalNotice notice = new LegalNotice();
        assertThat(notice.of("PETS")).isNotEmpty().isEqualTo(notice.of("OTHER"));
        assertThat(notice.of("BOOKS")).isNotEqualTo(notice.of("OTHER"));
    }
}
