import type { scorecards as english } from '../en/scorecards.ts'

export const scorecards: Record<keyof typeof english, string> = {
  'scorecard.title': 'Оценочный лист: {name}',
  'scorecard.open': 'Мой оценочный лист',
  'scorecard.caution':
    'В статье сказано: 80 % соискателей умеют меньше, чем говорят. Поэтому записывайте отдельно, что человек говорит о себе и что увидели вы: в балл входит только увиденное.',
  'scorecard.source':
    'Из статьи без даты о менеджерах по работе с клиентами; скольких соискателей смотрели, в ней не сказано.',
  'scorecard.scale':
    'От 1 (совсем нет) до 5 (в полной мере). О чём не говорили или чего не увидели, оставьте пустым: это не низкая оценка.',
  'scorecard.rated': '{seen, number} из {all, number}',
  'scorecard.keys': 'На клавиатуре: 1–5 ставят оценку и ведут к следующей, 0 убирает её.',
  'scorecard.why-two': 'Почему оценки две',
  'scorecard.criterion': 'Критерий',
  'scorecard.claimed': 'На словах',
  'scorecard.observed': 'На деле',
  'scorecard.evidence': 'На чём основана оценка',
  'scorecard.evidence-of': '{name}: на чём основана оценка',
  'scorecard.not-said': 'не говорили',
  'scorecard.not-seen': 'не увидели',
  'scorecard.manager-type': 'Тип менеджера',
  'scorecard.manager-hint': 'Три типа из статьи; лучше всего, когда в команде есть все три. В балл не входит.',
  'scorecard.manager-none': 'Трудно сказать',
  'scorecard.manager.melancholic': 'Меланхолик',
  'scorecard.manager.erudite': 'Эрудит',
  'scorecard.manager.executor': 'Исполнитель',
  'scorecard.manager-about.melancholic': 'медлителен, бесстрастен; подходящей работы статья для него не называет',
  'scorecard.manager-about.erudite':
    'ответит на любой вопрос, быстро ориентируется; по статье, его место — ремонт и гарантийное обслуживание',
  'scorecard.manager-about.executor': 'действует строго по инструкции; по статье, его место — торговля',
  'scorecard.fit.fits': 'как раз направление этой вакансии',
  'scorecard.fit.elsewhere': 'у этой вакансии другое направление',
  'scorecard.note': 'Заметка',
  'scorecard.save-draft': 'Сохранить черновик',
  'scorecard.hand-in': 'Сдать',
  'scorecard.hand-in-hint':
    'Оценки коллег откроются, когда вы сдадите свои. Если этого человека вы не оцениваете, сдайте пустой лист.',
  'scorecard.drafted': 'Черновик сохранён, его видите только вы.',
  'scorecard.handed-in': 'Оценочный лист сдан.',
  'scorecard.handed-in-on': 'Сдан {date}. Исправление сохранится со своей датой.',
  'scorecard.others': 'Все, кто сдал оценки',
  'scorecard.others-hidden':
    '{count, plural, one {Лист сдал # коллега} few {Листы сдали # коллеги} many {Листы сдали # коллег} other {Листы сдали # коллеги}}. Вы увидите их оценки, когда сдадите свои.',
  'scorecard.others-none': 'Больше никто пока не сдал оценочный лист.',
  'scorecard.who': '{name}, {date}',
  'scorecard.mean': 'В среднем увидели',
  'scorecard.spread': 'От и до',
  'scorecard.marks-n': '{count, plural, one {# оценка} few {# оценки} many {# оценок} other {# оценки}}',
  'scorecard.over': 'Слова − дело',
  'scorecard.over-source': 'Среднее по тем, кто поставил обе оценки. Больше нуля: говорит о себе лучше, чем увидели.',
  'scorecard.types-said': 'Тип менеджера: {types}',
  'scorecard.described-mark': 'на словах: {claimed}; на деле: {observed}',
}
