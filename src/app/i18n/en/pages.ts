/** Words of the acknowledged results. */
export const pages = {
  ledger: {
    title: 'Acknowledged',
    subtitle: 'Every result acknowledged or tried here, kept in full after Alibaba Cloud forgets it',
    what: 'acknowledged results',
    caption: 'Results acknowledged with Docket',
    stateFilter: 'State',
    views: {
      all: 'All',
      acknowledged: 'Acknowledged',
      inProgress: 'In progress',
      notSent: 'Not sent',
      attention: 'Needs attention',
    },
    from: 'From',
    to: 'To',
    columns: {
      action: 'Action',
      state: 'State',
      result: 'Result',
      domain: 'Domain name',
      taskType: 'Task type',
      message: 'Message',
      when: 'When',
      taskNo: 'Task ID',
    },
    empty: 'Nothing acknowledged yet',
    emptyHint: 'What you acknowledge is kept here in full: state, domain, message, times and ids.',
    noMatch: 'Nothing matches these filters',
  },
};
