package madang;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.repository.Repository;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Outside production a repository's queries are read at first use only, to start faster: here all of them are. */
@MadangTest
class RepositoriesTest {
    @Autowired
    ApplicationContext context;

    @Test
    void haveQueriesThatHibernateUnderstands() {
        assertThat(context.getBeansOfType(Repository.class)).isNotEmpty();
    }
}
