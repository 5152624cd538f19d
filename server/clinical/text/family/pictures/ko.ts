/** Korean words around the pictures. */
import type { FamilyPicturesText } from './pictures-text.ts';

function hours(halfHours: number): string {
  if (halfHours === 1) return '30분';
  return `${Math.floor(halfHours / 2)}시간${halfHours % 2 === 1 ? ' 30분' : ''}`;
}

export const PICTURES_KO: FamilyPicturesText = {
  howToReadHeading: '그림 보는 법',
  onePerson: '작은 사람 모양 하나가 한 사람을 뜻합니다. 그림마다 100명이 있습니다.',
  mayBe: '테두리가 점선인 옅은 모양은 숫자가 그 사이 어디에서든 끝날 수 있다는 뜻입니다.',
  notAllShown: '여기에 모든 것을 보여 드리지는 않습니다. 더 알고 싶으시면 의료진에게 물어보세요.',
  moreNumbersLabel: '연구 결과 더 보기',
  nextHeading: '앞으로의 과정',
  groupLabels: {
    well: '잘 지냄',
    someHelp: '조금 불편하거나 도움이 조금 필요함',
    others: '그 밖의 모든 사람',
    muchHelpOrDied: '도움이 많이 필요하거나 사망',
    bled: '뇌출혈',
    notBled: '그런 뇌출혈이 없음',
    died: '사망',
    alive: '생존',
    recovered: '다시 다 좋아졌다고 느낌',
    independent: '스스로 생활함',
    dependent: '날마다 도움이 필요함',
    had: '그랬던 사람',
    hadNot: '그렇지 않았던 사람',
  },
  treatment: {
    outcomeTitle: '3~6개월 뒤에 사람들이 어떻게 지냈는지',
    bleedingTitle: '뇌출혈',
    deathTitle: '90일 안의 사망',
    givenAfter: (halfHours) =>
      `마지막으로 괜찮았던 때부터 약 ${hours(halfHours)} 뒤에 약을 쓴 경우의 그림입니다.`,
    severalTimes: '마지막으로 괜찮았던 때가 확실하지 않습니다. 그림에는 기록된 시각이 모두 들어 있습니다.',
    timeNotKnown:
      '마지막으로 괜찮았던 때를 모릅니다. 그래서 약이 몇 명에게 도움이 되었는지 보여 드릴 수 없습니다.',
    tooLate: '이 연구들에서는 6시간 안에 약을 썼습니다. 그보다 늦은 경우에 대한 숫자는 없습니다.',
    noMoreWell: '이만큼 시간이 지난 뒤에는 약을 써도 잘 지낸 사람이 더 많지 않았습니다.',
    vesselNotKnown: '뇌의 큰 혈관이 막혔는지 아직 모릅니다. 그래서 두 경우의 그림을 모두 보여 드립니다.',
    vesselHeadings: {
      blocked: '큰 혈관이 막힌 경우',
      open: '큰 혈관이 막히지 않은 경우',
    },
    calculated: '이 그림은 여러 연구를 바탕으로 계산한 것입니다. 한 집단에서 직접 센 숫자가 아닙니다.',
    counted: '이 숫자는 연구에 참여한 사람들에게서 직접 센 것입니다.',
  },
  life: {
    noMedicine: '이 사람들은 핏덩이를 녹이는 약을 쓰지 않았습니다.',
  },
};
